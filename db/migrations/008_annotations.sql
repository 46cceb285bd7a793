-- What people write to a run. Tags are a JSON list of words.
ALTER TABLE run ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
CREATE TABLE bookmark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  label TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_run ON bookmark (run_id, step);

-- A run that was deleted is kept for a while, so that it can be brought back; nobody sees it meanwhile. 0: a run
-- whose import is under way.
ALTER TABLE run ADD COLUMN deleted_at REAL;
