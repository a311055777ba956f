// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.TextAttribute;
import dev.keelson.run.Run;
import dev.keelson.run.Trigger;
import dev.keelson.run.WorkflowRef;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One revision of a workflow, shared by all projects (R000-69). It is immutable: a change is stored
 * as the next revision, and a run records which one it follows.
 *
 * @param name the name that its revisions share (R000-70)
 * @param revision the revision number: 1, 2, 3 … without gaps per name; 0 before it is stored, then
 *     assigned by the store (R000-74)
 * @param displayName its display name (R000-71)
 * @param description what it does (R000-72)
 * @param category its origin (R000-73)
 * @param definition its steps (R000-75)
 * @param inputSchema the JSON Schema of a run's inputs, {@code {}} to allow everything (R000-76)
 * @param defaultInputs the inputs of a run for which none are given (R000-77)
 * @param triggers what may start a run, as values of {@link Trigger} (R000-78)
 * @param approvalRequired whether its runs need a person's approval (R000-79)
 */
@Value.Builder
public record WorkflowDefinition(
    WorkflowDefinitionId id,
    String name,
    int revision,
    String displayName,
    @Nullable String description,
    WorkflowCategory category,
    WorkflowGraph definition,
    Json inputSchema,
    Json defaultInputs,
    List<String> triggers,
    boolean approvalRequired,
    AuditInfo audit)
    implements WithWorkflowDefinition, Entity<WorkflowDefinitionId> {

  /** {@code name}. */
  public static final TextAttribute<WorkflowDefinition> NAME =
      Attribute.text("name", WorkflowDefinition::name);

  /** {@code revision}. */
  public static final OrderedAttribute<WorkflowDefinition, Integer> REVISION =
      Attribute.ordered("revision", Integer.class, WorkflowDefinition::revision);

  /** {@code category}. */
  public static final Attribute<WorkflowDefinition, WorkflowCategory> CATEGORY =
      Attribute.of("category", WorkflowCategory.class, WorkflowDefinition::category);

  /** The type descriptor of definitions. */
  public static final EntityType<WorkflowDefinition, WorkflowDefinitionId> TYPE =
      EntityType.of(
              "workflow_definition",
              WorkflowDefinition.class,
              WorkflowDefinitionId.class,
              WorkflowDefinitionId::new,
              WorkflowDefinition::withAudit)
          .unique(NAME, REVISION)
          .numbered(REVISION, WorkflowDefinition::withRevision, NAME)
          .listedBy()
          .askedBy(CATEGORY);

  public WorkflowDefinition {
    Check.present(id, "workflowDefinition.id");
    Check.line(name, "workflowDefinition.name", 200);
    Check.atLeast(0, revision, "workflowDefinition.revision");
    Check.line(displayName, "workflowDefinition.displayName", 200);
    Check.optionalText(description, "workflowDefinition.description", 20_000);
    Check.present(category, "workflowDefinition.category");
    Check.present(definition, "workflowDefinition.definition");
    Check.present(inputSchema, "workflowDefinition.inputSchema");
    InputSchema.checkSchema(inputSchema, "workflowDefinition.inputSchema");
    Check.present(defaultInputs, "workflowDefinition.defaultInputs");
    Check.that(
        defaultInputs.isObject(),
        "workflowDefinition.defaultInputs",
        "must be a JSON object",
        "use {} if there are none");
    triggers = Check.lines(triggers, "workflowDefinition.triggers", 100, 100);
    Check.present(audit, "workflowDefinition.audit");
  }

  /** Returns a builder of a new definition that is started manually and needs approval. */
  public static Builder named(String name, WorkflowGraph definition, Instant now) {
    Builder workflow = builder();
    workflow
        .id(WorkflowDefinitionId.next())
        .name(name)
        .displayName(name)
        .definition(definition)
        .triggers(List.of(Trigger.MANUAL.value()))
        .audit(AuditInfo.made(now));
    return workflow;
  }

  /** Returns a copy of this definition that can be changed and inserted as the next revision. */
  public WorkflowDefinition revised(Instant now) {
    return builder()
        .from(this)
        .id(WorkflowDefinitionId.next())
        .revision(0)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns whether {@code trigger} may start a run. */
  public boolean startsOn(Trigger trigger) {
    Check.present(trigger, "trigger");
    return triggers.contains(trigger.value());
  }

  /**
   * Returns the digest of everything that affects runs; names, description and audit info are not
   * part of it.
   */
  public Digest digest() {
    return Json.EMPTY
        .with("definition", definition.toJson())
        .with("input_schema", inputSchema)
        .with("default_inputs", defaultInputs)
        .with("triggers", triggers)
        .with("approval_required", approvalRequired)
        .digest();
  }

  /**
   * Returns the inputs of a run: {@code given}, completed with the defaults.
   *
   * @throws dev.keelson.core.InvalidValueException if they are not valid for the input schema,
   *     naming places and rules but no values
   */
  public Json inputs(Json given) {
    Check.present(given, "given");
    Check.that(given.isObject(), "run.inputs", "must be a JSON object", "use {} if there are none");
    ObjectNode inputs = (ObjectNode) defaultInputs.toTree();
    inputs.setAll((ObjectNode) given.toTree());
    Json all = Json.of(inputs);
    InputSchema.check(inputSchema, all, "run.inputs");
    return all;
  }

  /**
   * Returns a builder of a new first run that follows this revision; set the remaining fields on
   * it. See {@link #inputs}.
   *
   * @throws dev.keelson.core.InvalidValueException if the inputs are not valid for the schema, or
   *     this definition is not stored yet
   */
  public Run.Builder run(ProjectId project, Json given, Instant now) {
    Check.that(
        revision >= 1,
        "workflowDefinition.revision",
        "must be known to runs",
        "insert the definition first");
    Run.Builder run = Run.first(project, now);
    run.workflow(new WorkflowRef(name, revision, digest())).inputs(inputs(given));
    return run;
  }

  /** Returns a builder that starts from the defaults of a new definition. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds definitions. */
  public static final class Builder extends WorkflowDefinitionBuilder {
    Builder() {
      revision(0)
          .category(WorkflowCategory.CUSTOM)
          .triggers(List.of())
          .inputSchema(Json.EMPTY)
          .defaultInputs(Json.EMPTY)
          .approvalRequired(true);
    }
  }
}
