-- SPDX-License-Identifier: Apache-2.0
-- Whether the item w is for who claims it, and waits for nothing.
(w.assigned_agent_id is null or w.assigned_agent_id = :agentId)
     and (cast(:types as text[]) is null or w.work_type = any (cast(:types as text[]))) {capable}
     and (w.exclusive_key is null or not exists ({include taken}))
     and not exists ({include unresolved})
