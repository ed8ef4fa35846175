package org.kosmoconnect.hub.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kosmoconnect.hub.HubTest;
import org.springframework.test.context.TestPropertySource;

/** The whole hub, where every subscriber may write to nodes that nobody has claimed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HubTest
@TestPropertySource(properties = "kosmo.gateway.unclaimed-nodes=public")
@interface GatewayTest {}
