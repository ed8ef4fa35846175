package org.kosmoconnect.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The hub's shell stays a shell: no packet bytes, no routes in Java, nothing of the testbed. */
class ArchitectureTest {

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.kosmoconnect.hub");

  @Test
  void knowsNoPacketBytes() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.kosmoconnect.proto..", "com.google.protobuf..")
        .check(HUB);
  }

  @Test
  void writesNoRoutesInJava() {
    noClasses().should().beAssignableTo("org.apache.camel.builder.RouteBuilder").check(HUB);
  }

  @Test
  void knowsNothingOfTheTestbed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.kosmoconnect.testbed..")
        .check(HUB);
  }

  @Test
  void schedulesWithCamelOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.scheduling.annotation.Scheduled")
        .check(HUB);
  }
}
