package org.kosmoconnect.hub.bridges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.KosmoConnectApplication;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole hub as {@link HubTest} does, with a broker of its own: topics of bridges have
 * one root for all hubs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = KosmoConnectApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "spring.main.register-shutdown-hook=false",
      "management.prometheus.metrics.export.enabled=true",
      "kosmo.admin.email=operator@example.org",
      "kosmo.admin.password=correct horse battery staple",
      "kosmo.flood.burst=50"
    })
@ContextConfiguration(initializers = {HubTest.Servers.class, BridgeTest.Broker.class})
@interface BridgeTest {

  /** Gives the context a broker, which ends with the JVM. */
  final class Broker implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        ArtemisBroker broker = ArtemisBroker.start(Files.createTempDirectory("kosmo-bridges"), 0);
        TestPropertyValues.of(
                "kosmo.mqtt.url=" + broker.url(),
                "kosmo.mqtt.topic=msh/#,kosmo/v1/+/up/#",
                "kosmo.mqtt.bridge-topic=kosmo/v1/+/status,kosmo/v1/+/diag")
            .applyTo(context);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
