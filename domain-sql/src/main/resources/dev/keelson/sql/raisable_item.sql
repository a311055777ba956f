-- SPDX-License-Identifier: Apache-2.0
-- The same for all that a claim raises.
{include raisable} and lease_token <> 9223372036854775807 and attempt <> 2147483647
