-- SPDX-License-Identifier: Apache-2.0
-- Writes model calls, all of them or none.
insert into keelson.agent_execution ({columns})
select {values} from unnest({arrays}) e({columns})
returning 1
