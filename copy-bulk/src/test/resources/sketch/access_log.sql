create table "access_log" (
    "time"        text,    -- finer than microseconds, which a timestamp would round to; no NULL seen
    "client"      text,    -- no NULL seen
    "method"      text,    -- no NULL seen
    "path"        text,    -- no NULL seen
    "status"      bigint,  -- 200 to 500; no NULL seen
    "bytes"       bigint,  -- 609 to 39160; NULL in 6 of 35
    "duration_ms" numeric, -- 19.489 to 780.828; up to 3 decimals; no NULL seen
    "request_id"  uuid,    -- "request-id" in the file; no NULL seen
    "user_agent"  text,    -- "user agent" in the file; no NULL seen
    "referer"     text     -- always NULL: nothing tells its type
);
