// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Ensured;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.work.Image;
import dev.keelson.work.ImageId;
import dev.keelson.work.ImageRepository;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R002-06", "R002-98", "R002-100", "R002-101", "R002-102", "R002-103"})
public abstract class ImageSuite extends RepositorySuite<Image, ImageId> {

  @Override
  protected EntityType<Image, ImageId> type() {
    return Image.TYPE;
  }

  @Override
  protected ImageRepository repository(TestWorld world) {
    return world.keelson().images();
  }

  @Override
  protected Image minimal(TestWorld world) {
    return Images.minimal();
  }

  @Override
  protected List<Image> everyComponentSet(TestWorld world) {
    return List.of(Images.everyComponentSet());
  }

  @Override
  protected Image edited(Image image) {
    return image.withOriginalName(image.version() + ".png");
  }

  @Override
  protected Map<String, BinaryOperator<Image>> clashes() {
    return Map.of("digest", (fresh, stored) -> fresh.withDigest(stored.digest()));
  }

  @Test
  @Proves("R002-103")
  final void the_same_bytes_are_one_image() {
    Ensured<Image> stored = keelson.images().ensure(Images.of("pixels"));
    Image first = stored.value();
    assertThat(stored.isNew()).as("whether this call stored it").isTrue();
    Image again = Images.of("pixels");
    assertThat(keelson.images().ensure(again)).isEqualTo(new Ensured<>(first, false));
    assertThat(keelson.images().find(again.id())).isEmpty();
    assertThat(keelson.images().findByDigest(first.digest())).contains(first);
    Image other = keelson.images().ensure(Images.of("other pixels")).value();
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(keelson.images().findByDigest(Images.minimal().digest())).isEmpty();
  }

  @Test
  @Proves("R002-103")
  final void the_same_bytes_are_one_image_also_inside_of_a_transaction_that_goes_on() {
    Image first = keelson.images().insert(Images.of("pixels"));
    Image other =
        keelson.inTransaction(tx -> {
          assertThat(tx.images().ensure(Images.of("pixels")).value()).isEqualTo(first);
          return tx.images().ensure(Images.of("other pixels")).value();
        });
    assertThat(keelson.images().get(other.id())).isEqualTo(other);
  }

  @Test
  @Proves("R002-103")
  final void of_the_same_bytes_at_once_one_image_is_stored_and_all_get_it() {
    List<Result<Ensured<Image>>> results =
        Race.run(fixture, (store, i) -> store.images().ensure(Images.of("pixels")));
    assertThat(Result.refusals(results)).isEmpty();
    List<Ensured<Image>> ensured = Result.values(results);
    assertThat(ensured)
        .map(Ensured::value)
        .containsOnly(keelson.images().findByDigest(Images.of("pixels").digest()).orElseThrow());
    assertThat(ensured).map(Ensured::isNew).containsOnlyOnce(true);
  }
}
