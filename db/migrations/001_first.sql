-- Times are milliseconds since the epoch. Steps count updates of G from 1. SCHEMA.md explains the tables.
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  preset TEXT,
  state TEXT NOT NULL,
  step INTEGER NOT NULL DEFAULT 0,
  total_steps INTEGER NOT NULL,
  config TEXT NOT NULL,
  setup TEXT,
  steps_per_second REAL,
  created_at REAL NOT NULL,
  started_at REAL,
  ended_at REAL,
  verdict TEXT,
  failure TEXT,
  queued_at REAL NOT NULL
) STRICT;

CREATE TABLE image (hash TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576)) STRICT, WITHOUT ROWID;

CREATE TABLE sample (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL REFERENCES image (hash),
  columns INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  tile_width INTEGER NOT NULL,
  tile_height INTEGER NOT NULL,
  wall_time REAL NOT NULL,
  UNIQUE (run_id, kind, step)
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step INTEGER,
  wall_time REAL NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX event_run ON event (run_id, id);

CREATE TABLE alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  level TEXT NOT NULL,
  title TEXT NOT NULL,
  message TEXT NOT NULL,
  enter_step INTEGER NOT NULL,
  leave_step INTEGER
) STRICT;
CREATE INDEX alert_run ON alert (run_id, rule);

CREATE TABLE verdict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  sentence TEXT NOT NULL,
  since_step INTEGER NOT NULL
) STRICT;
CREATE INDEX verdict_run ON verdict (run_id, id);

CREATE TABLE checkpoint (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  wall_time REAL NOT NULL,
  PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- The newest step of each series: what is at or before it is not taken again.
CREATE TABLE series (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  last_step INTEGER NOT NULL,
  PRIMARY KEY (run_id, tag_id)
) STRICT, WITHOUT ROWID;

-- Batches as they came, one row each, until their block of steps is complete.
CREATE TABLE journal (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  first_step INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (run_id, seq)
) STRICT;

-- Complete blocks: level 1 holds the points, 16, 256 and 4096 hold buckets of so many steps.
-- Tag 0 holds wall times.
CREATE TABLE chunk (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL,
  level INTEGER NOT NULL,
  block INTEGER NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (run_id, tag_id, level, block)
) STRICT;
