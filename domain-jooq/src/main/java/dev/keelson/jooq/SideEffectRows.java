// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.effect.SideEffect;
import dev.keelson.jooq.generated.tables.records.SideEffectRecord;
import org.mapstruct.Mapper;

@Mapper
interface SideEffectRows extends RowMapper<SideEffect, SideEffectRecord> {}
