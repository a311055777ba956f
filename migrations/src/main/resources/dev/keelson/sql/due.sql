-- Counts what has outlived its term.
select count(*) from keelson.{table} where {due}
