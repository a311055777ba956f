-- SPDX-License-Identifier: Apache-2.0
-- The first of the runs that go on.
select cast(id as text), 1 from keelson.run where project_id = :projectId and status in {activeRun} order by id limit 1
