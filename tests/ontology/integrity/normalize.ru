# The normal form of a cube (Data Cube recommendation, section 10): abbreviations written out, attachments pushed down.
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT { ?observation a qb:Observation } WHERE { ?any qb:observation ?observation } ;
INSERT { ?dataset a qb:DataSet . ?observation a qb:Observation } WHERE { ?observation qb:dataSet ?dataset } ;
INSERT { ?slice a qb:Slice } WHERE { ?any qb:slice ?slice } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:DimensionProperty }
WHERE { ?component qb:dimension ?property } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:MeasureProperty }
WHERE { ?component qb:measure ?property } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:AttributeProperty }
WHERE { ?component qb:attribute ?property } ;
INSERT { ?observation qb:dataSet ?dataset } WHERE { ?dataset qb:slice/qb:observation ?observation } ;
INSERT { ?observation ?property ?value }
WHERE {
  ?structure qb:component ?component .
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:DataSet .
  ?dataset qb:structure ?structure ; ?property ?value .
  ?observation qb:dataSet ?dataset .
}
