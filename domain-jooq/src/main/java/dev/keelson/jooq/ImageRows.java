// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ImageRecord;
import dev.keelson.work.Image;
import org.mapstruct.Mapper;

@Mapper
interface ImageRows extends RowMapper<Image, ImageRecord> {}
