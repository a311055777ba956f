-- SPDX-License-Identifier: Apache-2.0
-- Kills active processes of the project; the caller says which.
update keelson.execution_process
     set status = 'killed', {include cut_short}
   where project_id = :projectId and status in {openProcess} and {include raisable}
