-- SPDX-License-Identifier: Apache-2.0
-- Entries of a parent, by their numbers.
select {row} from keelson.{table} where project_id = :projectId and {parent} = :parentId and sequence = any (:numbers)
