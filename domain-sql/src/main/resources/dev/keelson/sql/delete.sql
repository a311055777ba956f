-- SPDX-License-Identifier: Apache-2.0
-- Deletes a value with all that is owned by it.
delete from keelson.{table} where {key} returning 1
