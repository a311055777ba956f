-- SPDX-License-Identifier: Apache-2.0
-- That new leases are given in a project: ProjectStatus.isOpenToWork.
status not in ('paused', 'archived')
