create table "survey" (
    "respondent"             bigint,    -- 1 to 36; no NULL seen
    "started"                timestamp, -- 2024-01-02 08:15 to 2024-01-02 17:00; no NULL seen
    "would_you_recommend_us" boolean,   -- "Would you recommend us?" in the file; NULL in 9 of 36
    "do_you_have_children"   text,      -- "Do you have children?" in the file; NULL in 8 of 36
    "score_1_10"             bigint,    -- "Score (1-10)" in the file; 1 to 10; NULL in 12 of 36
    "comment"                text,      -- NULL in 18 of 36
    "comment_2"              text,      -- "COMMENT" in the file; NULL in 30 of 36
    "age_group"              text,      -- "age group" in the file; no NULL seen
    "t_f"                    boolean,   -- "T/F" in the file; no NULL seen
    "answered"               text,      -- empty texts seen: no bigint for "" in row 10; no NULL seen
    "unused"                 text       -- always NULL: nothing tells its type
);
