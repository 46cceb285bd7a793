-- What a run was forked from, as JSON: run, step, changes. No reference: a fork outlives its parent.
ALTER TABLE run ADD COLUMN parent TEXT;
CREATE INDEX run_parent ON run (json_extract(parent, '$.runId'));

-- Runs that were asked for as one share the number of the first of them.
ALTER TABLE run ADD COLUMN sweep INTEGER;
