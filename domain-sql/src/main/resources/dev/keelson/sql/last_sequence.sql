-- SPDX-License-Identifier: Apache-2.0
-- The number of the last row that was appended to a parent. No row: there was none.
select last_sequence from keelson.{table}_head where project_id = :projectId and {parent} = :parentId
