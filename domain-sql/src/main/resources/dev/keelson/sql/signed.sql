-- SPDX-License-Identifier: Apache-2.0
-- What every write sets.
version = version + 1, updated_at = keelson.transaction_time(), updated_by = :actor
