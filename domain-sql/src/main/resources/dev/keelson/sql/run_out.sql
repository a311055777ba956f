-- SPDX-License-Identifier: Apache-2.0
-- What is in progress in the project p under a lease that ran out.
select from keelson.work_item w
 where w.project_id = p.id and w.status = 'in_progress' and w.lease_until <= keelson.transaction_time()
