-- SPDX-License-Identifier: Apache-2.0
-- Counts what has outlived its term.
select count(*) from keelson.{table} where {due}
