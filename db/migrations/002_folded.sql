-- What is folded is known a series, so that journal rows need not be cut or rewritten when a block is
-- folded: points at or before folded_step are in chunks, the rest is in the journal.
ALTER TABLE series ADD COLUMN folded_step INTEGER NOT NULL DEFAULT -1;
UPDATE series SET folded_step = last_step WHERE NOT EXISTS (
  SELECT 1 FROM journal WHERE journal.run_id = series.run_id AND journal.first_step <= series.last_step
);
ALTER TABLE series DROP COLUMN last_step;

-- Deleting an image asks which samples show it.
CREATE INDEX sample_hash ON sample (hash);
