-- SPDX-License-Identifier: Apache-2.0
-- What could be claimed in the project p.
select from keelson.work_item w
 where w.project_id = p.id and {include ready}
