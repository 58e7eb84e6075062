-- What others do to the table meanwhile, for pgbench: rows come and go, and with -D edits=1 rows are edited.
\set added random(5, 20)
BEGIN;
INSERT INTO calls SELECT FROM generate_series(1, :added);
DELETE FROM calls WHERE id IN (SELECT id FROM calls TABLESAMPLE BERNOULLI (0.1));
UPDATE calls SET notes = 'edited', updated_at = now() WHERE :edits = 1 AND id IN (SELECT id FROM calls TABLESAMPLE BERNOULLI (0.1));
COMMIT;
