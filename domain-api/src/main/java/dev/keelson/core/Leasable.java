// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** Identifies what somebody can hold a lease on: a work item, or a run that has none. */
public sealed interface Leasable extends Id permits WorkItemId, RunId {}
