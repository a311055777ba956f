-- SPDX-License-Identifier: Apache-2.0
-- The value that has a unique key.
select {row} from keelson.{relation} where {key}
