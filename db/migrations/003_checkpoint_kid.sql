-- The quality that was measured at the step of a checkpoint, where it was; the least is the best.
ALTER TABLE checkpoint ADD COLUMN kid REAL;
