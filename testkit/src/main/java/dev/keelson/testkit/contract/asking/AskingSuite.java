// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.repository.Reader;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Suite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every type is asked by everything that is declared of it, one thing at a time. */
@ExtendWith(EachType.class)
@Needs(Part.CORE)
public abstract class AskingSuite extends Suite {

  @TestTemplate
  final <T> void finds_what_is_stored_in_the_order_of_the_type(Specimens<T> specimens) {
    List<T> stored = fill(specimens);
    RowType<T> type = specimens.type();
    List<T> all = reader(type).all(type.all());
    assertThat(all).containsAll(stored);
    assertThat(all).isEqualTo(new Answers(shop).list(type.all(), reader(type).scope()));
  }

  @TestTemplate
  final <T> void answers_about_every_attribute(Specimens<T> specimens) {
    fill(specimens);
    fillElsewhere(specimens);
    RowType<T> type = specimens.type();
    Answers answers = new Answers(shop);
    List<T> rows = answers.rows(type);
    for (Attribute<T, ?> attribute : type.attributes()) {
      for (Condition<T> condition : Questions.about(attribute, rows)) {
        assertAnswered(type.where(condition), answers);
      }
    }
  }

  @TestTemplate
  final <T> void lists_by_every_attribute_that_has_an_order(Specimens<T> specimens) {
    fill(specimens);
    RowType<T> type = specimens.type();
    Answers answers = new Answers(shop);
    for (Attribute<T, ?> attribute : type.attributes()) {
      if (attribute instanceof OrderedAttribute<T, ?> ordered
          && ordered.form() != OrderedAttribute.Form.DAY) {
        assertAnswered(type.all().by(ordered), answers);
        assertAnswered(type.all().byDescending(ordered), answers);
        assertThat(Pages.all(page -> reader(type).page(type.all().by(ordered), page), 3))
            .as("by %s in pages of 3", ordered)
            .isEqualTo(answers.list(type.all().by(ordered), reader(type).scope()));
      }
    }
    assertAnswered(type.all().newestFirst(), answers);
  }

  @TestTemplate
  final <T> void steps_along_every_reference_both_ways(Specimens<T> specimens) {
    fill(specimens);
    fillElsewhere(specimens);
    Answers answers = new Answers(shop);
    for (Condition<T> step : Questions.steps(specimens.type(), answers)) {
      assertAnswered(specimens.type().where(step), answers);
    }
  }

  @Test
  final void there_are_specimens_of_every_type() {
    assertThat(EverySpecimen.ALL)
        .<RowType<?>>map(Specimens::type)
        .containsExactlyInAnyOrderElementsOf(EntityTypes.rows());
  }

  private <T> void assertAnswered(Query<T> query, Answers answers) {
    Reader reader = reader(query.type());
    Scope scope = reader.scope();
    List<T> expected = answers.list(query, scope);
    assertThat(reader.all(query)).as("%s", query).isEqualTo(expected);
    assertThat(reader.first(query))
        .as("the first %s", query)
        .isEqualTo(expected.stream().findFirst());
  }

  private Reader reader(RowType<?> type) {
    return type.isOwned() ? shop.project().reader() : keelson.shared();
  }

  private <T> List<T> fill(Specimens<T> specimens) {
    assumeKept(List.of(Part.of(specimens.type())), fixture);
    return specimens.fill(shop);
  }

  /** What another project owns is in the way of every question. */
  private <T> void fillElsewhere(Specimens<T> specimens) {
    if (specimens.type().isOwned()) {
      specimens.fill(shop.elsewhere());
    }
  }
}
