-- SPDX-License-Identifier: Apache-2.0
-- Inserts a value; see EntityStore.insert.
insert into keelson.{table} ({columns}) values ({values})
returning 1
