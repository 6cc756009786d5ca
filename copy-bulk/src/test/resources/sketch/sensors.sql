create table "sensors" (
    "sensor_id"   bigint,           -- 1 to 6; no NULL seen
    "measured"    timestamptz,      -- 2024-01-02 08:15:00.209+00:00 to 2024-01-02 08:54:00.110+00:00; no NULL seen
    "temperature" double precision, -- NaN or infinity seen; no NULL seen
    "humidity"    numeric,          -- 20.4 to 93.5; up to 1 decimal; no NULL seen
    "voltage"     double precision, -- no NULL seen
    "battery"     bigint,           -- 2 to 99; no NULL seen
    "ok"          bigint,           -- 0 to 1; no NULL seen
    "firmware"    numeric,          -- always 2.10; up to 2 decimals; no NULL seen
    "calibrated"  date              -- 2023-11-02 to 2023-12-10; NULL in 20 of 40
);
