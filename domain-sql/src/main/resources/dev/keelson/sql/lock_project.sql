-- SPDX-License-Identifier: Apache-2.0
-- Holds the project: what belongs to it refers to it, so nothing can begin in it until this transaction ends.
select cast(id as text), 1 from keelson.project where id = :projectId for update
