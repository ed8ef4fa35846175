package org.kosmoconnect.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole hub, with the real routes, on real servers and free ports, with a database of
 * its own.
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
      "kosmo.api.cache=0",
      "kosmo.admin.password=correct horse battery staple",
      "kosmo.channels=Meteo:X1Ud7Oy5IHiIJQwZcrrpUaWMatZ/c71VdFvh0Xm/X88=,Sensors:yKnasd1n16tnet3Izka9Qg==,Public3:Aw=="
    })
@ContextConfiguration(initializers = HubTest.Servers.class)
public @interface HubTest {

  /**
   * Points the hub at the servers. Client id and topic tree are the context's own, for the broker
   * is shared. The hub ends before them.
   */
  final class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context.addApplicationListener(
          (ContextRefreshedEvent started) -> HubServers.closeFirst(context));
      String unique = UUID.randomUUID().toString();
      TestPropertyValues.of(
              "kosmo.instance=" + unique,
              "kosmo.mqtt.url=" + HubServers.BROKER.url(),
              "kosmo.mqtt.group=" + unique,
              "kosmo.mqtt.topic=" + unique + "/msh/#",
              "kosmo.mqtt.bridge-topic=" + unique + "/status",
              "kosmo.db.url=" + HubServers.newDatabase(),
              "kosmo.db.user=" + HubServers.POSTGRES.user(),
              "kosmo.db.password=" + HubServers.POSTGRES.password(),
              "kosmo.redis.url=" + HubServers.REDIS.url())
          .applyTo(context);
    }
  }
}
