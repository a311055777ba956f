-- SPDX-License-Identifier: Apache-2.0
-- Whether the item w waits, and could be claimed now.
w.status = 'pending' {available} {item} {raisable}
     and {include claimable}
