-- SPDX-License-Identifier: Apache-2.0
-- Stores a value with the next number of its key. The row of the head is locked until commit, also by the first one, so numbers have
-- no gaps and need no second try.
with head as (
  insert into keelson.{table}_head as h ({key}, last_revision)
  values ({keyValues}, 1)
  on conflict ({key}) do update set last_revision = h.last_revision + 1
  returning last_revision
)
insert into keelson.{table} ({columns})
values ({values})
returning {number}
