// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.PageRequest;
import dev.keelson.query.RowType;
import dev.keelson.repository.Reader;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Suite;
import org.junit.jupiter.api.Test;

/** What a store says of the parts that it does not keep. */
public abstract class PartsSuite extends Suite {

  @Test
  final void every_store_keeps_the_core() {
    assertThat(fixture.parts()).contains(Part.CORE);
  }

  @Test
  final void what_is_kept_can_be_asked_for_and_what_is_not_is_refused_by_its_name() {
    for (RowType<?> type : EntityTypes.rows()) {
      Reader reader = type.isOwned() ? shop.project().reader() : keelson.shared();
      if (shop.keeps(type)) {
        assertThat(reader.page(type.all(), PageRequest.first(1)).items()).hasSizeLessThan(2);
      } else {
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .isThrownBy(() -> reader.page(type.all(), PageRequest.first(1)))
            .withMessageContaining(type.name());
      }
    }
  }
}
