-- SPDX-License-Identifier: Apache-2.0
-- What else holds the exclusive key of w. An item or a run whose lease ran out holds it still: who takes that over goes on there.
select from keelson.exclusive_work x
 where x.project_id = w.project_id and x.exclusive_key = w.exclusive_key and x.subject_id <> w.id
