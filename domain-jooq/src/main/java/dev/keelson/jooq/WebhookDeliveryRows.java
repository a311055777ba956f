// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.jooq.generated.tables.records.WebhookDeliveryRecord;
import org.mapstruct.Mapper;

@Mapper
interface WebhookDeliveryRows extends RowMapper<WebhookDelivery, WebhookDeliveryRecord> {}
