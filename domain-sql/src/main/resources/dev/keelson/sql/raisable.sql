-- SPDX-License-Identifier: Apache-2.0
-- That a version can be raised. No writer of ours comes to the last one; a row that has it must not stop the others.
version <> 9223372036854775807
