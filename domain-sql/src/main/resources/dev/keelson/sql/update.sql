-- SPDX-License-Identifier: Apache-2.0
-- Replaces a value that is still at its version; see EntityStore.update. The time of creation stays as it is stored.
-- No row: it is at another version, not stored, or something else that only a capability writes would change.
update keelson.{table} set {changes} where {key} and version = :storedVersion{guarded}
returning created_at
