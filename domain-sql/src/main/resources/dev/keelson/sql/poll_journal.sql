-- SPDX-License-Identifier: Apache-2.0
-- Reads on in the journal of a project, in the order that readers see; the place of each entry comes first. The limit is filled in,
-- since a planner can't cost one that it doesn't know.
select seq, {row} from keelson.journal where project_id = :projectId and seq > :read order by seq limit {limit}
