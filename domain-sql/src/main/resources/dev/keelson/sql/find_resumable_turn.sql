-- SPDX-License-Identifier: Apache-2.0
-- The turn that a session is resumed from; see CodingAgentTurnRepository.findResumable.
with turn as (
  select t.* from keelson.coding_agent_turn t join keelson.execution_process p on p.project_id = t.project_id and p.id = t.process_id
   where t.project_id = :projectId and t.agent_session_id is not null
     and p.project_id = :projectId and p.session_id = :sessionId and not p.dropped
   order by p.started_at desc, p.id desc limit 1
)
select {row} from turn
