-- The settings that were changed while a run trained: a JSON list, in the order they were made. config holds the newest.
ALTER TABLE run ADD COLUMN changes TEXT NOT NULL DEFAULT '[]';
