-- SPDX-License-Identifier: Apache-2.0
-- Writes facts, all of them or none.
insert into keelson.{table} ({columns})
select {values} from unnest({arrays}) e({columns})
returning 1
