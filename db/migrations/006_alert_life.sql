-- What people make of an alert, and when it was raised and closed; the times of older ones are not known.
ALTER TABLE alert ADD COLUMN raised_at REAL;
ALTER TABLE alert ADD COLUMN recovered_at REAL;
ALTER TABLE alert ADD COLUMN acknowledged_at REAL;
ALTER TABLE alert ADD COLUMN snoozed_until REAL;
ALTER TABLE alert ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Where alerts go. Settings are JSON by kind, with their secrets.
CREATE TABLE channel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  settings TEXT NOT NULL,
  least_level TEXT NOT NULL,
  on_recovery INTEGER NOT NULL,
  result TEXT
) STRICT;

-- What each channel is to be told, as it was when it happened: once a level of an episode, and once of its end.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  alert_id INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  occasion TEXT NOT NULL,
  notice TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  tries INTEGER NOT NULL DEFAULT 0,
  created_at REAL NOT NULL,
  next_at REAL NOT NULL,
  UNIQUE (channel_id, alert_id, occasion)
) STRICT;
CREATE INDEX outbox_state ON outbox (state, next_at);
CREATE INDEX outbox_alert ON outbox (alert_id);
