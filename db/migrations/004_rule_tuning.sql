-- How this project has a rule judge, where it is not as the rule comes: off, or with other numbers (JSON).
CREATE TABLE rule_tuning (rule TEXT PRIMARY KEY, is_on INTEGER NOT NULL, options TEXT NOT NULL) STRICT, WITHOUT ROWID;
