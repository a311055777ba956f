// SPDX-License-Identifier: Apache-2.0

/**
 * Values, ids, lifecycles, queries and the SPI of Keelson. Open, since values are read and written
 * by whatever mapper the host takes.
 */
open module dev.keelson.domain.api {
  requires com.fasterxml.jackson.annotation;
  requires com.github.f4b6a3.uuid;
  requires com.networknt.schema;
  requires transitive tools.jackson.databind;
  requires static org.immutables.value;
  requires static transitive org.jspecify;

  exports dev.keelson.activity;
  exports dev.keelson.agent;
  exports dev.keelson.approval;
  exports dev.keelson.artifact;
  exports dev.keelson.change;
  exports dev.keelson.conversation;
  exports dev.keelson.core;
  exports dev.keelson.core.secret;
  exports dev.keelson.delivery;
  exports dev.keelson.effect;
  exports dev.keelson.inbound;
  exports dev.keelson.journal;
  exports dev.keelson.knowledge;
  exports dev.keelson.project;
  exports dev.keelson.query;
  exports dev.keelson.repo;
  exports dev.keelson.repository;
  exports dev.keelson.retention;
  exports dev.keelson.run;
  exports dev.keelson.setup;
  exports dev.keelson.spi;
  exports dev.keelson.story;
  exports dev.keelson.usage;
  exports dev.keelson.userdata;
  exports dev.keelson.work;
  exports dev.keelson.workflow;
  exports dev.keelson.workspace;
  exports dev.keelson;
}
